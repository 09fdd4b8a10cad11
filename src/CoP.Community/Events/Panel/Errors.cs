namespace CoP.Community.Events.Panel;

public sealed record PanelQuestionNotFound : Refusal;

/// <summary>Before it is published, and from a day after its end, nobody asks its panel.</summary>
public sealed record PanelIsClosed : Refusal;

/// <summary>So many of theirs wait for an answer that others should have their turn.</summary>
public sealed record TooManyPanelQuestions : Refusal
{
    public override IReadOnlyList<object> Args => [AskPanel.MostOpen];
}

/// <summary>Nobody votes for their own.</summary>
public sealed record OwnPanelQuestion : Refusal;

/// <summary>It has been answered, or put aside.</summary>
public sealed record PanelQuestionIsSettled(PanelQuestionState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"events.panel.state.{State}")];
}

/// <summary>Only who looks after the event, or speaks at it, decides about what its panel is asked.</summary>
public sealed record NotOfThePanel : Refusal;
