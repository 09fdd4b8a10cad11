using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <param name="Payloads">One body for each part.</param>
/// <param name="ShownHash">Hash of what is shown; the operation, new each time, does not count.</param>
internal sealed record RenderedMessage(ImmutableArray<string> Payloads, string ShownHash);

/// <summary>Puts a row into the words and the shape of its channel, at the last moment.</summary>
internal static class MessageRendering
{
    /// <summary>The bodies, or null when there is nothing left to say.</summary>
    public static async Task<RenderedMessage?> RenderAsync(IServiceProvider services, OutboxMessage row, CancellationToken cancel)
    {
        if (await MessageAsync(services, row, cancel) is not { } message)
        {
            return null;
        }

        var payloads = Write(services, row, row.Conversation!, WithOperation(message));
        return payloads.IsEmpty ? throw new InvalidOperationException("The renderer made no body.") : new RenderedMessage(payloads, Hash(message));
    }

    /// <summary>A live message is one request, cut as its edits are: an edit can redraw only one, and must find the buttons there.</summary>
    public static ImmutableArray<string> Write(IServiceProvider services, OutboxMessage row, Conversation conversation, Message message)
    {
        var renderer = services.GetRequiredKeyedService<IMessageRenderer>(conversation.Channel);
        var payloads = renderer.Render(message, row.Kind, conversation.ExternalId);
        return payloads.Length > 1 && row.LiveMessageId is not null
            ? renderer.Render(message, OutboxKind.Edit, conversation.ExternalId)
            : payloads;
    }

    /// <summary>The one body of a finished message; null where it takes several.</summary>
    public static string? WriteFinished(IServiceProvider services, OutboxMessage row, Conversation conversation) =>
        Write(services, row, conversation, MessageJson.Read(row.Body)) is [var only] ? only : null;

    private static async Task<Message?> MessageAsync(IServiceProvider services, OutboxMessage row, CancellationToken cancel)
    {
        if (row.NoticeType is not { } type)
        {
            return MessageJson.Read(row.Body);
        }

        var views = services.GetRequiredService<INoticeViews>();
        var recipient = await views.ReaderAsync(row.Conversation!, row.MemberId, cancel);
        return await views.RenderAsync(NoticeJson.Read(type, row.Body), recipient, cancel);
    }

    private static Message WithOperation(Message message) =>
        message.Operation.Length > 0 ? message : message with { Operation = ButtonTokens.NewOperation() };

    private static string Hash(Message message) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MessageJson.Write(message with { Operation = "" }))));
}
