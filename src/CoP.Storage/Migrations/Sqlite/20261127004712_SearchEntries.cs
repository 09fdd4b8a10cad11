using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => new { x.Kind, x.Term, x.SubjectId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_SubjectId_Kind",
                table: "SearchEntries",
                columns: new[] { "SubjectId", "Kind" });

            migrationBuilder.Sql("""
                INSERT INTO "SearchEntries" ("Kind", "SubjectId", "Term") SELECT 'question', "QuestionId", "Term" FROM "QuestionTerms";
                """);

            migrationBuilder.DropTable(
                name: "QuestionTerms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "QuestionTerms",
                columns: table => new
                {
                    QuestionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionTerms", x => new { x.QuestionId, x.Term });
                    table.ForeignKey(
                        name: "FK_QuestionTerms_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionTerms_Term",
                table: "QuestionTerms",
                column: "Term");

            migrationBuilder.Sql("""
                INSERT INTO "QuestionTerms" ("QuestionId", "Term") SELECT "SubjectId", "Term" FROM "SearchEntries" WHERE "Kind" = 'question';
                """);

            migrationBuilder.DropTable(
                name: "SearchEntries");
        }
    }
}
