using CoP.Community.Delivery;

namespace CoP.Community.Questions.AfterAnswer;

/// <summary>To the asker: did it help?</summary>
/// <param name="Stage">The first, second or third time that they are asked, see <see cref="OutcomeStages"/>.</param>
public sealed record OutcomeWanted(long QuestionId, int Stage) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"outcome-wanted:{QuestionId}:{Stage}";

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}

/// <summary>To those who answered: the question is closed, and no answer was accepted before the others.</summary>
public sealed record QuestionSettled(long QuestionId, bool Elsewhere) : Notice, IAboutQuestion
{
    public override string DedupeKey => $"question-settled:{QuestionId}";
}
