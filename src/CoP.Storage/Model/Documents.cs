using CoP.Community.Documents;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.Property(d => d.Title).HasMaxLength(Document.TitleLength);
        document.Property(d => d.Organisation).HasMaxLength(Document.LineLength);
        document.Property(d => d.Author).HasMaxLength(Document.LineLength);
        document.Property(d => d.Language).HasMaxLength(Lengths.Code);
        document.Property(d => d.Summary).HasMaxLength(Document.SummaryLength);
        document.Property(d => d.CoreMessage).HasMaxLength(Document.CoreMessageLength);
        document.Property(d => d.Link).HasMaxLength(Document.LinkLength);
        document.Property(d => d.Hash).HasMaxLength(Lengths.Hash);
        document.Property(d => d.Source).HasMaxLength(Document.SourceLength);
        document.Property(d => d.SourceStamp).HasMaxLength(Lengths.Hash);
        document.HasOne(d => d.Group).WithMany().HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne(d => d.GivenBy).WithMany().HasForeignKey(d => d.GivenById).OnDelete(DeleteBehavior.Restrict);
        document.HasOne(d => d.File).WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Document>().WithMany().HasForeignKey(d => d.TranslationOfId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Document>().WithMany().HasForeignKey(d => d.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Document>().WithMany().HasForeignKey(d => d.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        document.HasIndex(d => new { d.State, d.PublishedAt });
        document.HasIndex(d => d.TextState);
        document.HasIndex(d => d.Hash);
        document.HasIndex(d => d.Source).IsUnique();
    }
}

internal sealed class DocumentTextMapping : IEntityTypeConfiguration<DocumentText>
{
    public void Configure(EntityTypeBuilder<DocumentText> text)
    {
        text.HasKey(t => t.DocumentId);
        text.HasOne<Document>().WithOne().HasForeignKey<DocumentText>(t => t.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SavedDocumentMapping : IEntityTypeConfiguration<SavedDocument>
{
    public void Configure(EntityTypeBuilder<SavedDocument> saved)
    {
        saved.HasKey(s => new { s.MemberId, s.DocumentId });
        saved.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        saved.HasOne(s => s.Document).WithMany().HasForeignKey(s => s.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ThemeFollowMapping : IEntityTypeConfiguration<ThemeFollow>
{
    public void Configure(EntityTypeBuilder<ThemeFollow> follow)
    {
        follow.HasKey(f => new { f.MemberId, f.Theme });
        follow.Property(f => f.Theme).HasMaxLength(Lengths.Slug);
        follow.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId).OnDelete(DeleteBehavior.Cascade);
        follow.HasIndex(f => f.Theme);
    }
}

internal sealed class ReadingListMapping : IEntityTypeConfiguration<ReadingList>
{
    public void Configure(EntityTypeBuilder<ReadingList> list)
    {
        list.Property(l => l.Title).HasMaxLength(ReadingList.TitleLength);
        list.Property(l => l.About).HasMaxLength(ReadingList.AboutLength);
        list.HasOne(l => l.Owner).WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.ListId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadingListEntryMapping : IEntityTypeConfiguration<ReadingListEntry>
{
    public void Configure(EntityTypeBuilder<ReadingListEntry> entry)
    {
        entry.HasKey(e => new { e.ListId, e.DocumentId });
        entry.HasOne(e => e.Document).WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
