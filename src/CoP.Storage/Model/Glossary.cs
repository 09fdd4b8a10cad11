using CoP.Community.Glossary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class GlossaryTermMapping : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> term)
    {
        term.Property(t => t.Definitions).HasJsonText();
        term.HasMany(t => t.Names).WithOne().HasForeignKey(n => n.TermId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GlossaryNameMapping : IEntityTypeConfiguration<GlossaryName>
{
    public void Configure(EntityTypeBuilder<GlossaryName> name)
    {
        name.Property(n => n.Language).HasMaxLength(Lengths.Code);
        name.Property(n => n.Key).HasMaxLength(Lengths.Key);
        name.HasIndex(n => new { n.Key, n.Language }).IsUnique(); // Two who add the same word at once conflict.
    }
}

internal sealed class RemovedGlossaryNameMapping : IEntityTypeConfiguration<RemovedGlossaryName>
{
    public void Configure(EntityTypeBuilder<RemovedGlossaryName> name)
    {
        name.HasKey(n => n.Key);
        name.Property(n => n.Key).HasMaxLength(Lengths.Key);
    }
}
