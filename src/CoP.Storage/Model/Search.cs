using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.HasKey(e => new { e.Kind, e.Term, e.SubjectId }); // In the order in which a search reads: nothing but the key's index is read.
        entry.Property(e => e.Kind).HasMaxLength(SearchEntry.KindLength);
        entry.Property(e => e.Term).HasMaxLength(Lengths.Term);
        entry.HasIndex(e => new { e.SubjectId, e.Kind }); // In the other order it would tempt a search to read a whole kind, for the sake of its grouping.
    }
}
