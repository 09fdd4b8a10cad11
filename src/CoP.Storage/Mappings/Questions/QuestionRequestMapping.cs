using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Questions;

internal sealed class QuestionRequestMapping : IEntityTypeConfiguration<QuestionRequest>
{
    public void Configure(EntityTypeBuilder<QuestionRequest> request)
    {
        request.HasOne(r => r.Question).WithMany(q => q.Requests).HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne(r => r.Member).WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.QuestionId, r.MemberId }).IsUnique();
        request.HasIndex(r => new { r.MemberId, r.AskedAt });
    }
}
