using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class ScheduleEntryMapping : IEntityTypeConfiguration<ScheduleEntry>
{
    public void Configure(EntityTypeBuilder<ScheduleEntry> entry)
    {
        entry.HasKey(e => e.Name);
        entry.Property(e => e.Name).HasMaxLength(ScheduleEntry.NameLength);
    }
}
