using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> row)
    {
        row.Property(r => r.NoticeType).HasMaxLength(Lengths.Name);
        row.Property(r => r.DedupeKey).HasMaxLength(Lengths.Key);
        row.HasOne(r => r.Conversation).WithMany().HasForeignKey(r => r.ConversationId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne(r => r.Live).WithMany().HasForeignKey(r => r.LiveMessageId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(r => new { r.DedupeKey, r.Part }).IsUnique();
        row.Property(r => r.Lane).HasMaxLength(Lengths.Lane);
        row.HasIndex(r => new { r.State, r.Lane, r.Priority, r.Id });
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
