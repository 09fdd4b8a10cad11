using System.Data.Common;
using System.Net;
using CoP.Channels.Teams.Translating;
using CoP.Community.Delivery;
using CoP.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams.Sending;

/// <summary>Carries parcels to the connector. A thread of a channel keeps its <c>;messageid=</c>, so that answers stay in it.</summary>
internal sealed partial class TeamsSender(ConnectorClient connector, ServiceHosts hosts, CardFiles files, ILogger<TeamsSender> log) : IChannelSender
{
    private static readonly TimeSpan FilePause = TimeSpan.FromSeconds(5);

    public string Channel => Community.Channels.Teams;

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken cancel)
    {
        if (parcel.Kind == OutboxKind.Acknowledge)
        {
            return new SendOutcome.Sent(null); // Teams' buttons are acknowledged by the answer to their request.
        }

        var route = Route.Read(parcel.Conversation.Route);
        return hosts.Allow(route.ServiceUrl) is not { } service ? new SendOutcome.Rejected("no allowed service URL is known")
            : parcel.Kind != OutboxKind.Send && parcel.Target is null ? new SendOutcome.Rejected("no message to change is named")
            : await CompleteAsync(parcel, cancel) is { } complete ? await SendAsync(complete, route, service, cancel)
            : new SendOutcome.RetryLater(FilePause, "the files could not be read");
    }

    /// <summary>The parcel with its files' addresses; null when the database does not answer, and nothing has left.</summary>
    private async Task<Parcel?> CompleteAsync(Parcel parcel, CancellationToken cancel)
    {
        try
        {
            return parcel with { Wire = await files.ResolveAsync(parcel.Wire, parcel.Conversation.Language, cancel) };
        }
        catch (DbException)
        {
            return null;
        }
    }

    private async Task<SendOutcome> SendAsync(Parcel parcel, Route route, Uri service, CancellationToken cancel)
    {
        var result = await connector.SendAsync(Call(parcel, route, service), cancel);
        if (IsElsewhere(result) && OtherHost(service) is { } other)
        {
            result = await connector.SendAsync(Call(parcel, route, other), cancel);
        }

        if (LacksItsOriginal(result, parcel))
        {
            return await SendAsync(parcel with { Target = null }, route, service, cancel);
        }

        Report(result);
        return OutcomeTable.Read(result, parcel);
    }

    /// <summary>Nothing was posted: what it was to answer is gone. It goes without.</summary>
    private static bool LacksItsOriginal(ConnectorResult result, Parcel parcel) => parcel is { Kind: OutboxKind.Send, Target: not null }
        && result is ConnectorResult.Answered { Status: HttpStatusCode.NotFound, Code: "ActivityNotFoundInConversation" };

    /// <summary>Nothing was posted: this tenant is served by the government community cloud.</summary>
    private static bool IsElsewhere(ConnectorResult result) =>
        result is ConnectorResult.Answered { Status: HttpStatusCode.Forbidden, Code: "InvalidBotApiHost" };

    private Uri? OtherHost(Uri service) =>
        hosts.Allow(new UriBuilder(service) { Scheme = "https", Port = 443, Host = ServiceHosts.GovernmentCommunity }.Uri.AbsoluteUri);

    private static ConnectorCall Call(Parcel parcel, Route route, Uri service)
    {
        var conversation = TeamsConversationMapper.Join(parcel.Conversation.ExternalId, parcel.Conversation.Thread);
        var address = parcel.Target is { } target
            ? ConnectorPaths.Activity(service, conversation, target)
            : ConnectorPaths.Activities(service, conversation);
        var replyTo = parcel.Kind == OutboxKind.Send ? parcel.Target : null;
        return parcel.Kind switch
        {
            OutboxKind.Edit => new(HttpMethod.Put, address, ActivityEnvelope.Address(parcel.Wire, route.BotId, conversation, replyTo)),
            OutboxKind.Delete => new(HttpMethod.Delete, address, null),
            _ => new(HttpMethod.Post, address, ActivityEnvelope.Address(parcel.Wire, route.BotId, conversation, replyTo)),
        };
    }

    private void Report(ConnectorResult result)
    {
        if (result is ConnectorResult.Answered { Status: HttpStatusCode.Unauthorized })
        {
            NotRegistered();
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The connector does not accept a fresh access token: check Teams:AppId and the bot's registration")]
    private partial void NotRegistered();
}
