using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A column may come with its reference; a constraint of its own would have the table made anew.
            migrationBuilder.Sql("""ALTER TABLE "Organisations" ADD COLUMN "AddedById" INTEGER NULL REFERENCES "Members" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateTable(
                name: "OrganisationNames",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OrganisationId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationNames", x => x.Key);
                    table.ForeignKey(
                        name: "FK_OrganisationNames_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_AddedById",
                table: "Organisations",
                column: "AddedById");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationNames_OrganisationId",
                table: "OrganisationNames",
                column: "OrganisationId");

            // What is there is known by its name, as OrganisationSpelling.Key writes it; two that are one keep the first.
            migrationBuilder.Sql(
                """
                INSERT OR IGNORE INTO "OrganisationNames" ("Key", "OrganisationId")
                SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
                    CASE WHEN lower("Name") LIKE 'the %' THEN lower(substr("Name", 5)) ELSE lower("Name") END,
                    ' ', ''), '.', ''), ',', ''), '-', ''), '(', ''), ')', ''), '''', ''), '’', ''),
                    '&', 'and'), 'isation', 'ization'), 'programme', 'program'), 'labour', 'labor'),
                    "Id"
                FROM "Organisations" ORDER BY "Id";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Members_AddedById",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "OrganisationNames");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_AddedById",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "AddedById",
                table: "Organisations");
        }
    }
}
