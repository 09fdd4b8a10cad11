using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>Renders rows before they are taken, in a scope that only reads, so that nobody waits for it at the write gate.</summary>
internal sealed class AdvanceRendering(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <returns>By the row's id. A row that cannot be rendered is left out: the commit tries again, and ends it.</returns>
    public async Task<IReadOnlyDictionary<long, RenderedInAdvance>> RenderAsync(IReadOnlyList<SelectedMessage> selected, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var rows = await RowsAsync(db, [.. selected.Select(static message => message.RowId)], cancel);
        var broadcasts = await BroadcastHold.BroadcastsAsync(db, rows, cancel);
        await LoadRecipientsAsync(db, rows, cancel);
        var rendered = new Dictionary<long, RenderedInAdvance>();
        foreach (var row in rows.Where(row => row.Kind != OutboxKind.Edit || row.Live is not { } live || live.RestAt(clock.GetUtcNow()) == TimeSpan.Zero))
        {
            try
            {
                var message = await MessageRendering.RenderAsync(scope.ServiceProvider, row, cancel);
                rendered.Add(row.Id, new RenderedInAdvance(message, row, broadcasts.GetValueOrDefault(row.BroadcastId ?? 0)?.Edition));
            }
            catch (Exception failure) when (OutboxPreparer.IsOfTheRow(failure))
            {
                continue;
            }
        }

        return rendered;
    }

    /// <summary>What has a body already, or needs none, is not rendered.</summary>
    private static Task<List<OutboxMessage>> RowsAsync(CommunityDb db, long[] ids, CancellationToken cancel) =>
        db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => EF.Parameter(ids).Contains(row.Id) && row.Kind != OutboxKind.Delete && (row.Kind != OutboxKind.Send || row.Payload == null))
            .ToListAsync(cancel);

    /// <summary>All at once; the views then find them in the context.</summary>
    private static async Task LoadRecipientsAsync(CommunityDb db, List<OutboxMessage> rows, CancellationToken cancel)
    {
        long[] recipients = [.. rows.Where(static row => row.NoticeType is not null).Select(static row => row.MemberId).OfType<long>().Distinct()];
        if (recipients.Length > 0)
        {
            await db.Members.Include(static member => member.Memberships)
                .Where(member => EF.Parameter(recipients).Contains(member.Id)).LoadAsync(cancel);
        }
    }
}

/// <param name="Message">Null when there was nothing left to say.</param>
/// <param name="From">The row as it was when it was rendered, with conversation and live message.</param>
/// <param name="Edition">Of its broadcast.</param>
internal sealed record RenderedInAdvance(RenderedMessage? Message, OutboxMessage From, int? Edition)
{
    /// <summary>Whether it would be rendered the same now: nobody has taken, moved or rewritten the row, and what it shows has not changed.</summary>
    /// <param name="row">As it is taken.</param>
    /// <param name="edition">Of its broadcast, now.</param>
    public bool IsCurrent(OutboxMessage row, int? edition) =>
        row.Fence == From.Fence + 1 && row.Body == From.Body && edition == Edition
        && row.ConversationId == From.ConversationId && row.Conversation!.ExternalId == From.Conversation!.ExternalId
        && row.LiveMessageId == From.LiveMessageId && row.Live?.Version == From.Live?.Version;
}
