using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Recommendations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ImportKey",
                table: "ActionPoints",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FollowedLists",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedById = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowedLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowedLists_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowedLists_Members_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingMinutes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Meeting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LinkedById = table.Column<long>(type: "INTEGER", nullable: true),
                    LinkedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingMinutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingMinutes_Members_LinkedById",
                        column: x => x.LinkedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recommendations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ToMemberId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToOrganisationId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToGroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<string>(type: "TEXT", nullable: false),
                    Readers = table.Column<string>(type: "TEXT", nullable: false),
                    GivenById = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredById = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ActionPointId = table.Column<long>(type: "INTEGER", nullable: true),
                    AskAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Asked = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recommendations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recommendations_ActionPoints_ActionPointId",
                        column: x => x.ActionPointId,
                        principalTable: "ActionPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Groups_ToGroupId",
                        column: x => x.ToGroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_AnsweredById",
                        column: x => x.AnsweredById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_GivenById",
                        column: x => x.GivenById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_ToMemberId",
                        column: x => x.ToMemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Organisations_ToOrganisationId",
                        column: x => x.ToOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_ImportKey",
                table: "ActionPoints",
                column: "ImportKey");

            migrationBuilder.CreateIndex(
                name: "IX_FollowedLists_CreatedById",
                table: "FollowedLists",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_FollowedLists_GroupId",
                table: "FollowedLists",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_Document",
                table: "MeetingMinutes",
                column: "Document");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_LinkedById",
                table: "MeetingMinutes",
                column: "LinkedById");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_Meeting",
                table: "MeetingMinutes",
                column: "Meeting",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ActionPointId",
                table: "Recommendations",
                column: "ActionPointId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_AnsweredById",
                table: "Recommendations",
                column: "AnsweredById");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_GivenById",
                table: "Recommendations",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_GroupId",
                table: "Recommendations",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ImportKey",
                table: "Recommendations",
                column: "ImportKey");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_Source",
                table: "Recommendations",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_State_AskAt",
                table: "Recommendations",
                columns: new[] { "State", "AskAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToGroupId",
                table: "Recommendations",
                column: "ToGroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToMemberId",
                table: "Recommendations",
                column: "ToMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToOrganisationId",
                table: "Recommendations",
                column: "ToOrganisationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FollowedLists");

            migrationBuilder.DropTable(
                name: "MeetingMinutes");

            migrationBuilder.DropTable(
                name: "Recommendations");

            migrationBuilder.DropIndex(
                name: "IX_ActionPoints_ImportKey",
                table: "ActionPoints");

            migrationBuilder.DropColumn(
                name: "ImportKey",
                table: "ActionPoints");
        }
    }
}
