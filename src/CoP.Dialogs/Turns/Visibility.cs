namespace CoP.Dialogs.Turns;

/// <summary>Who may read what an action says.</summary>
public enum Visibility
{
    /// <summary>Whoever uses it, alone. From a group the answer goes to their private chat.</summary>
    Oneself,

    /// <summary>Every member: nothing that a member may not see goes with it. So it can be said in places that are bound to the community.</summary>
    Members,

    /// <summary>Anybody, wherever it is used: it tells nothing of what is asked and who is who.</summary>
    Anybody,
}
