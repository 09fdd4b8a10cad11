using CoP.Community.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.Property(p => p.Name).HasMaxLength(Programme.NameLength);
        programme.Property(p => p.Objectives).HasMaxLength(Programme.TextLength);
        programme.Property(p => p.Targeting).HasMaxLength(Programme.TextLength);
        programme.Property(p => p.Transfer).HasMaxLength(Programme.LineLength);
        programme.Property(p => p.Funding).HasMaxLength(Programme.LineLength);
        programme.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        programme.HasMany(p => p.Counties).WithOne().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProgrammeCountyMapping : IEntityTypeConfiguration<ProgrammeCounty>
{
    public void Configure(EntityTypeBuilder<ProgrammeCounty> county)
    {
        county.HasKey(c => new { c.ProgrammeId, c.County });
        county.Property(c => c.County).HasMaxLength(Lengths.Code);
        county.HasIndex(c => c.County);
    }
}
