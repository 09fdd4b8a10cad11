using System.Data.Common;
using System.Net;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams.Sending;

/// <summary>Carries requests to the connector. A thread of a channel keeps its <c>;messageid=</c>, so that answers stay in it.</summary>
internal sealed partial class TeamsSender(ConnectorClient connector, ServiceHosts hosts, CardFiles files, FileUploads uploads, ILogger<TeamsSender> log) : IChannelSender
{
    private static readonly TimeSpan FilePause = TimeSpan.FromSeconds(5);

    public string Channel => ChannelNames.Teams;

    public async Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel)
    {
        if (request.Kind == OutboxKind.Acknowledge)
        {
            return new SendOutcome.Sent(null); // Teams' buttons are acknowledged by the answer to their request.
        }

        if (request.Kind == OutboxKind.Upload)
        {
            return await UploadAsync(request, cancel);
        }

        var route = Route.Read(request.Conversation.Route);
        return hosts.Allow(route.ServiceUrl) is not { } service ? new SendOutcome.Rejected("no allowed service URL is known")
            : request.Kind != OutboxKind.Send && request.Target is null ? new SendOutcome.Rejected("no message to change is named")
            : await CompleteAsync(request, cancel) is { } complete ? await SendAsync(complete, route, service, cancel)
            : new SendOutcome.RetryLater(FilePause, "the files could not be read");
    }

    private async Task<SendOutcome> UploadAsync(OutboundRequest request, CancellationToken cancel)
    {
        try
        {
            return await uploads.SendAsync(request.Payload, cancel);
        }
        catch (DbException)
        {
            return new SendOutcome.RetryLater(FilePause, "the file could not be read");
        }
    }

    /// <summary>The request with its files' addresses; null when the database does not answer, and nothing has left.</summary>
    private async Task<OutboundRequest?> CompleteAsync(OutboundRequest request, CancellationToken cancel)
    {
        try
        {
            return request with { Payload = await files.ResolveAsync(request.Payload, request.Conversation.Language, cancel) };
        }
        catch (DbException)
        {
            return null;
        }
    }

    private async Task<SendOutcome> SendAsync(OutboundRequest request, Route route, Uri service, CancellationToken cancel)
    {
        var result = await connector.SendAsync(Call(request, route, service), cancel);
        if (IsElsewhere(result) && OtherHost(service) is { } other)
        {
            result = await connector.SendAsync(Call(request, route, other), cancel);
        }

        if (LacksItsOriginal(result, request))
        {
            return await SendAsync(request with { Target = null }, route, service, cancel);
        }

        Report(result);
        return OutcomeTable.Read(result, request);
    }

    /// <summary>Nothing was posted: what it was to answer is gone. It goes without.</summary>
    private static bool LacksItsOriginal(ConnectorResult result, OutboundRequest request) => request is { Kind: OutboxKind.Send, Target: not null }
        && result is ConnectorResult.Answered { Status: HttpStatusCode.NotFound, Code: "ActivityNotFoundInConversation" };

    /// <summary>Nothing was posted: this tenant is served by the government community cloud.</summary>
    private static bool IsElsewhere(ConnectorResult result) =>
        result is ConnectorResult.Answered { Status: HttpStatusCode.Forbidden, Code: "InvalidBotApiHost" };

    private Uri? OtherHost(Uri service) =>
        hosts.Allow(new UriBuilder(service) { Scheme = "https", Port = 443, Host = ServiceHosts.GovernmentCommunity }.Uri.AbsoluteUri);

    private static ConnectorCall Call(OutboundRequest request, Route route, Uri service)
    {
        var conversation = TeamsConversationMapper.Join(request.Conversation.ExternalId, request.Conversation.Thread);
        return request.Kind switch
        {
            OutboxKind.Edit => ConnectorCall.Put(service, conversation, request.Payload, route.BotId, request.Target!),
            OutboxKind.Delete => ConnectorCall.Delete(service, conversation, request.Target!),
            _ => ConnectorCall.Post(service, conversation, request.Payload, route.BotId, request.Target),
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
