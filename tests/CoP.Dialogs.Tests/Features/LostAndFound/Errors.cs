using CoP.Community;
namespace CoP.Dialogs.Tests.Features.LostAndFound;

public sealed record LostItemNotFound : Refusal;

public sealed record LostItemIsClaimed : Refusal;

public sealed record OwnLostItem : Refusal;
