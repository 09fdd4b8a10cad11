using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Members;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(Lengths.Name);
        organisation.HasIndex(o => o.Name).IsUnique();
        organisation.HasOne(o => o.AddedBy).WithMany().HasForeignKey(o => o.AddedById).OnDelete(DeleteBehavior.Restrict);
        organisation.HasMany(o => o.Names).WithOne().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
