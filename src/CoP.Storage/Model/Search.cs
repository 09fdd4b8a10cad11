using CoP.Community.Members;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class SearchChangeMapping : IEntityTypeConfiguration<SearchChange>
{
    public void Configure(EntityTypeBuilder<SearchChange> change)
    {
        change.Property(c => c.Key).HasMaxLength(SearchChange.KeyLength);
        change.HasIndex(c => c.At);
    }
}

internal sealed class PastSearchMapping : IEntityTypeConfiguration<PastSearch>
{
    public void Configure(EntityTypeBuilder<PastSearch> search)
    {
        search.Property(s => s.Words).HasMaxLength(PastSearch.WordsLength);
        search.Property(s => s.Plain).HasMaxLength(PastSearch.WordsLength);
        search.Property(s => s.Filter).HasJsonText();
        search.Property(s => s.Taken).HasMaxLength(SearchChange.KeyLength);
        search.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        search.HasIndex(s => new { s.Purpose, s.Certainty, s.At });
        search.HasIndex(s => s.At);
    }
}
