namespace CoP.Community.Documents;

/// <summary>It does not exist, or whoever asks may not know of it.</summary>
public sealed record DocumentNotFound : Refusal;

/// <summary>Only whoever coordinates, and the lead of its group, decide about a document.</summary>
public sealed record CannotModerateDocuments : Refusal;

/// <summary>The very same file is there already.</summary>
public sealed record DocumentIsKnown(long Id, string Title) : Refusal
{
    public override IReadOnlyList<object> Args => [Title];
}

/// <summary>Another has decided meanwhile.</summary>
public sealed record DocumentIsDecided(DocumentState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"documents.state.{State}")];
}

/// <summary>It has neither a file nor a link.</summary>
public sealed record NothingToRead : Refusal;

/// <summary>There is only a link, which can be opened.</summary>
public sealed record DocumentHasNoFile : Refusal;

/// <summary>Who reads it is said by a working group, and it belongs to none.</summary>
public sealed record ReadersNeedGroup : Refusal;

public sealed record ReadingListNotFound : Refusal;

/// <summary>Only whoever keeps a list changes it.</summary>
public sealed record NotYourReadingList : Refusal;

/// <summary>It is full.</summary>
public sealed record ReadingListIsFull(int Most) : Refusal
{
    public override IReadOnlyList<object> Args => [Most];
}
