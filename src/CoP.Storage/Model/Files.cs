using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(Lengths.Name);
        file.Property(f => f.ContentType).HasMaxLength(Lengths.Name);
        file.Property(f => f.Handles).HasJsonText();
        file.HasOne<Member>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => f.ExpiresAt);
    }
}
