using CoP.Community.Members;

namespace CoP.Community;

/// <summary>Puts a question to a working group for a member, where what they need peers for is another feature's.</summary>
public interface IPeerQuestions
{
    /// <returns>The question's subject.</returns>
    Task<string> AskAsync(Member member, string title, string? details, long groupId, string language, CancellationToken cancel);

    /// <summary>How many open questions were put to a member, who has not said anything to them.</summary>
    Task<int> WaitingForAsync(Member member, CancellationToken cancel);
}

/// <summary>A feature in which something waits for the answer to a question.</summary>
public interface IAnswerAwaited
{
    /// <param name="question">The question's subject.</param>
    Task AnsweredAsync(string question, CancellationToken cancel);
}
