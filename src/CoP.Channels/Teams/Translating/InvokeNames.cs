namespace CoP.Channels.Teams.Translating;

/// <summary>The invokes that are understood; every other name is answered with 501.</summary>
internal static class InvokeNames
{
    public const string CardAction = "adaptiveCard/action";
    public const string FileConsent = "fileConsent/invoke";
    public const string Search = "application/search";
    public const string ExtensionQuery = "composeExtension/query";
    public const string ExtensionTask = "composeExtension/fetchTask";
}
