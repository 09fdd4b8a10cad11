using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CoP.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AddDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Question = table.Column<string>(type: "text", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: true),
                    Voters = table.Column<string>(type: "text", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    IsSecret = table.Column<bool>(type: "boolean", nullable: false),
                    QuorumPercent = table.Column<int>(type: "integer", nullable: false),
                    TieChoice = table.Column<int>(type: "integer", nullable: true),
                    StartedById = table.Column<long>(type: "bigint", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    ExtendedAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    LookAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Choice = table.Column<int>(type: "integer", nullable: true),
                    Entitled = table.Column<int>(type: "integer", nullable: true),
                    Voted = table.Column<int>(type: "integer", nullable: true),
                    Presses = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Members_StartedById",
                        column: x => x.StartedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionAlternatives",
                columns: table => new
                {
                    DecisionId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    Votes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionAlternatives", x => new { x.DecisionId, x.Number });
                    table.ForeignKey(
                        name: "FK_DecisionAlternatives_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionVoters",
                columns: table => new
                {
                    DecisionId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: true),
                    Choice = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionVoters", x => new { x.DecisionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_DecisionVoters_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionVoters_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DecisionVoters_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_GroupId",
                table: "Decisions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Source_About",
                table: "Decisions",
                columns: new[] { "Source", "About" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_StartedById",
                table: "Decisions",
                column: "StartedById");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_LookAt",
                table: "Decisions",
                columns: new[] { "State", "LookAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVoters_DecisionId_OrganisationId",
                table: "DecisionVoters",
                columns: new[] { "DecisionId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVoters_MemberId",
                table: "DecisionVoters",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVoters_OrganisationId",
                table: "DecisionVoters",
                column: "OrganisationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DecisionAlternatives");

            migrationBuilder.DropTable(
                name: "DecisionVoters");

            migrationBuilder.DropTable(
                name: "Decisions");
        }
    }
}
