namespace CoP.Dialogs.Members;

/// <summary>Links that open a private chat with the bot and say something there.</summary>
public interface IDeepLinks
{
    /// <summary>The channel whose chat it opens.</summary>
    string Channel { get; }

    /// <summary>Whether what it says is sent by itself; else it stands ready to be sent.</summary>
    bool SendsByItself { get; }

    /// <summary>A link that sends <c>/start payload</c> (1–64 of <c>A-Z a-z 0-9 _ -</c>); null when the channel is off or not reached yet.</summary>
    Uri? StartLink(string payload);
}
