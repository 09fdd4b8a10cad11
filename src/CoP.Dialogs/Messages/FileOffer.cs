namespace CoP.Dialogs.Messages;

/// <summary>Asks whether a file may be put among the recipient's own files.</summary>
/// <param name="Description">What it is, with its size in words.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Accept">Pressed by accepting; the press says where the file may go.</param>
/// <param name="Decline">Pressed by declining.</param>
public sealed record FileOffer(string Description, long Size, Press Accept, Press Decline);
