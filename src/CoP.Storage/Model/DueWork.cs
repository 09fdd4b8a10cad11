using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class WorkLeaseMapping : IEntityTypeConfiguration<WorkLease>
{
    public void Configure(EntityTypeBuilder<WorkLease> lease)
    {
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(WorkLease.NameLength);
        lease.Property(l => l.Holder).HasMaxLength(Lengths.Hash);
        lease.Property(l => l.Until).IsConcurrencyToken(); // Of two processes that take it, the later one conflicts.
    }
}
