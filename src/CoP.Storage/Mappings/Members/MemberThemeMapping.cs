using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Members;

internal sealed class MemberThemeMapping : IEntityTypeConfiguration<MemberTheme>
{
    public void Configure(EntityTypeBuilder<MemberTheme> theme)
    {
        theme.HasKey(t => new { t.MemberId, t.Theme });
        theme.Property(t => t.Theme).HasMaxLength(Lengths.Slug);
        theme.HasIndex(t => t.Theme);
    }
}
