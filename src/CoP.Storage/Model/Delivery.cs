using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(c => c.Channel).HasMaxLength(Lengths.Channel);
        conversation.Property(c => c.ExternalId).HasMaxLength(Lengths.ExternalId);
        conversation.Property(c => c.Thread).HasMaxLength(Lengths.Thread);
        conversation.Property(c => c.Tenant).HasMaxLength(Lengths.Bot);
        conversation.Property(c => c.Team).HasMaxLength(Lengths.ExternalId);
        conversation.HasIndex(c => c.Team);
        conversation.Ignore(c => c.RateScope);
        conversation.Property(c => c.Language).HasMaxLength(Lengths.Code);
        conversation.HasOne<Group>().WithMany().HasForeignKey(c => c.BoundGroupId).OnDelete(DeleteBehavior.Restrict);
        conversation.ToTable(static table => table.HasCheckConstraint("CK_Conversations_ExternalId", Checks.NotEmpty(nameof(Conversation.ExternalId))));
        conversation.HasIndex(c => new { c.Channel, c.ExternalId, c.Thread }).IsUnique();
    }
}

internal sealed class DigestItemMapping : IEntityTypeConfiguration<DigestItem>
{
    public void Configure(EntityTypeBuilder<DigestItem> item)
    {
        item.Property(i => i.NoticeType).HasMaxLength(Lengths.Name);
        item.Property(i => i.DedupeKey).HasMaxLength(Lengths.Key);
        item.HasOne<Member>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Cascade);
        item.HasIndex(i => i.DedupeKey).IsUnique();
        item.HasIndex(i => new { i.ToldAt, i.MemberId });
    }
}

internal sealed class InboxEntryMapping : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.Property(e => e.Channel).HasMaxLength(Lengths.Channel);
        entry.Property(e => e.Bot).HasMaxLength(Lengths.Bot);
        entry.Property(e => e.ExternalId).HasMaxLength(Lengths.ExternalId);
        entry.Property(e => e.EffectKey).HasMaxLength(Lengths.Key);
        entry.HasIndex(e => new { e.Channel, e.Bot, e.ExternalId }).IsUnique();
        entry.HasIndex(e => e.EffectKey).IsUnique(); // Nulls are many: SQL Server's provider filters them by itself, the others never compare them.
        entry.Property(e => e.Reference).HasMaxLength(Lengths.Code);
        entry.Property(e => e.RepeatKey).HasMaxLength(Lengths.Hash);
        entry.HasIndex(e => new { e.State, e.ReceivedAt }); // What failed is listed, what is old is purged.
        entry.HasIndex(e => e.Reference).HasFilter("\"Reference\" IS NOT NULL");
        entry.HasIndex(e => e.RepeatKey).HasFilter("\"RepeatKey\" IS NOT NULL"); // Costs the others nothing.
    }
}

internal sealed class LiveMessageMapping : IEntityTypeConfiguration<LiveMessage>
{
    public void Configure(EntityTypeBuilder<LiveMessage> live)
    {
        live.Property(l => l.Subject).HasMaxLength(Lengths.Subject);
        live.Property(l => l.NoticeType).HasMaxLength(Lengths.Name);
        live.Property(l => l.PlatformId).HasMaxLength(Lengths.ExternalId);
        live.HasOne<Conversation>().WithMany().HasForeignKey(l => l.ConversationId).OnDelete(DeleteBehavior.Restrict);
        live.HasIndex(l => new { l.Subject, l.MemberId }); // A thing may be shown to thousands, and a change concern one,
        live.HasIndex(l => new { l.Subject, l.NoticeType }); // or those who see one side of it.
        live.HasIndex(l => new { l.ConversationId, l.PlatformId });
    }
}

internal sealed class NoticePreferenceMapping : IEntityTypeConfiguration<NoticePreference>
{
    public void Configure(EntityTypeBuilder<NoticePreference> preference)
    {
        preference.HasKey(p => new { p.MemberId, p.Kind });
        preference.Property(p => p.Kind).HasMaxLength(Lengths.Channel);
        preference.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> row)
    {
        row.Property(r => r.NoticeType).HasMaxLength(Lengths.Name);
        row.Property(r => r.DedupeKey).HasMaxLength(Lengths.Key);
        row.HasOne(r => r.Conversation).WithMany().HasForeignKey(r => r.ConversationId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne(r => r.Live).WithMany().HasForeignKey(r => r.LiveMessageId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(r => new { r.DedupeKey, r.Part }).IsUnique();
        row.Property(r => r.Payload).HasColumnName("Wire"); // These two are as they were called when the first databases were made.
        row.Property(r => r.RateScope).HasColumnName("Lane").HasMaxLength(Lengths.RateScope);
        row.HasIndex(r => new { r.State, r.RateScope, r.Priority, r.Id }).HasDatabaseName("IX_Outbox_State_Lane_Priority_Id");
        row.HasIndex(r => new { r.State, r.NotBefore });
        row.HasIndex(r => new { r.BroadcastId, r.Kind, r.State, r.Part }).HasFilter(Has(nameof(OutboxMessage.BroadcastId))); // Counts a broadcast without touching its rows.
        row.HasIndex(r => r.FinishedAt).HasFilter(Has(nameof(OutboxMessage.FinishedAt)));
        row.HasIndex(r => r.LiveMessageId).HasFilter(Has(nameof(OutboxMessage.LiveMessageId)));
        row.HasIndex(r => new { r.ConversationId, r.State, r.NotBefore }); // Without the time, SQLite would rather read all that waits.
        row.Property(r => r.Fence).IsConcurrencyToken(); // Of two processes that take the same row, the later one conflicts.
    }

    // A reply, which has none of them, is written three times: it should not pay for their indexes.
    private static string Has(string column) => $"\"{column}\" IS NOT NULL";
}

internal sealed class PlaybackMessageMapping : IEntityTypeConfiguration<PlaybackMessage>
{
    public void Configure(EntityTypeBuilder<PlaybackMessage> message) =>
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class RateWindowMapping : IEntityTypeConfiguration<RateWindow>
{
    public void Configure(EntityTypeBuilder<RateWindow> window)
    {
        window.HasKey(w => w.Key);
        window.Property(w => w.Key).HasMaxLength(Lengths.Key);
        window.HasIndex(w => w.Until);
    }
}

internal sealed class StoredDialogMapping : IEntityTypeConfiguration<StoredDialog>
{
    public void Configure(EntityTypeBuilder<StoredDialog> dialog)
    {
        dialog.Property(d => d.Person).HasMaxLength(Lengths.ExternalId);
        dialog.HasOne<Conversation>().WithMany().HasForeignKey(d => d.ConversationId).OnDelete(DeleteBehavior.Restrict);
        dialog.ToTable(static table => table.HasCheckConstraint("CK_Dialogs_Person", Checks.NotEmpty(nameof(StoredDialog.Person))));
        dialog.HasIndex(d => new { d.ConversationId, d.Person }).IsUnique();
    }
}
