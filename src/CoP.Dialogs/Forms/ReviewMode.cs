namespace CoP.Dialogs.Forms;

/// <summary>When a member sees all answers together before they count.</summary>
public enum ReviewMode
{
    /// <summary>A chat reviews; whoever submits a card has seen every answer, so it completes at once.</summary>
    ChatOnly,

    /// <summary>A submitted card comes back as a review as well.</summary>
    Always,

    /// <summary>The last answer completes the form: for a single harmless question.</summary>
    Never,
}
