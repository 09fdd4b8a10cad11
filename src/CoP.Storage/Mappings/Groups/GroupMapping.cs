using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Groups;

internal sealed class GroupMapping : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.Property(g => g.Slug).HasMaxLength(Lengths.Slug);
        group.Property(g => g.County).HasMaxLength(Lengths.Code);
        group.Property(g => g.Names).HasJsonText();
        group.Property(g => g.Keywords).HasJsonText();
        group.HasIndex(g => g.Slug).IsUnique();
    }
}
