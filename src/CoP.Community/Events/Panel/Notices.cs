using CoP.Community.Delivery;

namespace CoP.Community.Events.Panel;

/// <summary>Somebody looks at a question to a panel.</summary>
public sealed record PanelQuestionShown(long QuestionId) : Notice
{
    public override string DedupeKey => $"panel-question-shown:{QuestionId}";

    public override string Subject => PanelQuestion.SubjectOf(QuestionId);
}

/// <summary>Its asker, and whoever voted for it, read what the panel has to say.</summary>
public sealed record PanelQuestionAnswered(long QuestionId) : Notice
{
    public override string DedupeKey => $"panel-question-answered:{QuestionId}";

    public override bool AtAnyHour => false;
}

/// <summary>A speaker is asked to answer in writing what was left open: one message a day, however many questions there are.</summary>
public sealed record PanelQuestionsWait(long EventId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"panel-questions-wait:{EventId}:{On:yyyy-MM-dd}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}

/// <summary>The organiser hears that nobody has answered, or that there is nobody to ask.</summary>
public sealed record PanelQuestionsLeft(long EventId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"panel-questions-left:{EventId}:{On:yyyy-MM-dd}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;
}
