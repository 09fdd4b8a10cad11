using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddProgrammes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ContactId",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile",
                table: "Organisations",
                type: "TEXT",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshAskedAt",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshedAt",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    OrganisationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Objectives = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    Targeting = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    Transfer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Funding = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programmes_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeCounties",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "INTEGER", nullable: false),
                    County = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeCounties", x => new { x.ProgrammeId, x.County });
                    table.ForeignKey(
                        name: "FK_ProgrammeCounties_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ContactId",
                table: "Organisations",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCounties_County",
                table: "ProgrammeCounties",
                column: "County");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_OrganisationId",
                table: "Programmes",
                column: "OrganisationId");

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Members_ContactId",
                table: "Organisations",
                column: "ContactId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Members_ContactId",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "ProgrammeCounties");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_ContactId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ContactId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Profile",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "RefreshAskedAt",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "RefreshedAt",
                table: "Organisations");
        }
    }
}
