using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Preferences;

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
