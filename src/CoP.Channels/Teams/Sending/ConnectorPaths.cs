namespace CoP.Channels.Teams.Sending;

/// <summary>Addresses of the connector's REST interface. Ids hold <c>:</c>, <c>@</c> and <c>;</c>, so all of them are escaped.</summary>
internal static class ConnectorPaths
{
    public static Uri Activities(Uri service, string conversation) =>
        new(service, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities");

    public static Uri Activity(Uri service, string conversation, string activity) =>
        new($"{Activities(service, conversation)}/{Uri.EscapeDataString(activity)}");
}
