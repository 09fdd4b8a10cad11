namespace CoP.Community;

/// <summary>A feature that makes something of a study that a member has shared.</summary>
public interface IStudyShared
{
    /// <param name="study">What the study is known by, for good.</param>
    /// <param name="title">As they gave it.</param>
    Task HandleAsync(long memberId, string study, string title, CancellationToken cancel);
}
