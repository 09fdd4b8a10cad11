using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Shared;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Action).HasMaxLength(Lengths.Subject);
        entry.Property(e => e.Subject).HasMaxLength(Lengths.Subject);
        entry.HasIndex(e => e.Subject);
    }
}
