using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>It does not exist, or whoever asks may not see it; the two look the same on purpose.</summary>
public sealed record QuestionNotFound : Refusal;

public sealed record QuestionIsClosed : Refusal;

public sealed record OwnQuestion : Refusal;

public sealed record NotYourQuestion : Refusal;

public sealed record QuestionAlreadyClaimed(string By) : Refusal
{
    public override IReadOnlyList<object> Args => [By];
}

public sealed record AnswerNotFound : Refusal;

public sealed record AnswerAlreadyGiven : Refusal;

/// <summary>There is nothing to read in it.</summary>
public sealed record NothingWritten : Refusal;

/// <param name="Most">In UTF-16 code units.</param>
public sealed record AnswerTooLong(int Most) : Refusal
{
    public override IReadOnlyList<object> Args => [Most];
}

/// <summary>Away, unwilling, asked often enough, or the one who asked: which of these is nobody else's business.</summary>
public sealed record PeerNotAvailable(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Only for those who may see who was asked.</summary>
public sealed record PeerAlreadyAsked(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

public sealed record NotAModerator : Refusal;

public sealed record CannotMergeWithItself : Refusal;

public sealed record SameGroup : Refusal;

internal static class PeerNames
{
    public static string Of(Member? member) => member?.Name ?? "?";
}
