namespace CoP.Community.Events.Feedback;

/// <summary>Only those who were there say how it was.</summary>
public sealed record NotAtTheEvent : Refusal;

/// <summary>They have said it already.</summary>
public sealed record FeedbackIsGiven : Refusal;

/// <summary>So few have answered that one could guess who said what.</summary>
public sealed record TooFewAnswered : Refusal
{
    public override IReadOnlyList<object> Args => [FeedbackReport.Fewest];
}
