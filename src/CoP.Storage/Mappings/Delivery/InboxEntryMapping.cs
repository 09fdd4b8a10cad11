using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

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
