using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Roundtables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MeetingCycles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    Period = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: true),
                    LookAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PromptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChasedStage = table.Column<int>(type: "INTEGER", nullable: true),
                    ChasedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Agenda = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: true),
                    AgendaAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PackedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PackId = table.Column<long>(type: "INTEGER", nullable: true),
                    MinutesAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MinutesReminders = table.Column<int>(type: "INTEGER", nullable: false),
                    MinutesId = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingCycles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Documents_MinutesId",
                        column: x => x.MinutesId,
                        principalTable: "Documents",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Documents_PackId",
                        column: x => x.PackId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPlans",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    Week = table.Column<int>(type: "INTEGER", nullable: false),
                    Weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    Time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetById = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPlans", x => x.GroupId);
                    table.ForeignKey(
                        name: "FK_MeetingPlans_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingPlans_Members_SetById",
                        column: x => x.SetById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CycleId = table.Column<long>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    Learnings = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Results = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Recommendations = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Asks = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    WrittenById = table.Column<long>(type: "INTEGER", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contributions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contributions_MeetingCycles_CycleId",
                        column: x => x.CycleId,
                        principalTable: "MeetingCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Contributions_Members_WrittenById",
                        column: x => x.WrittenById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CycleId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingPoints_MeetingCycles_CycleId",
                        column: x => x.CycleId,
                        principalTable: "MeetingCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeetingPoints_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_CycleId_GroupId",
                table: "Contributions",
                columns: new[] { "CycleId", "GroupId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_GroupId",
                table: "Contributions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_WrittenById",
                table: "Contributions",
                column: "WrittenById");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_EventId",
                table: "MeetingCycles",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_GroupId",
                table: "MeetingCycles",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_Kind_State_StartsAt",
                table: "MeetingCycles",
                columns: new[] { "Kind", "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_LookAt",
                table: "MeetingCycles",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_MinutesId",
                table: "MeetingCycles",
                column: "MinutesId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_PackId",
                table: "MeetingCycles",
                column: "PackId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_Period",
                table: "MeetingCycles",
                column: "Period",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPlans_SetById",
                table: "MeetingPlans",
                column: "SetById");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPoints_CycleId",
                table: "MeetingPoints",
                column: "CycleId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPoints_MemberId",
                table: "MeetingPoints",
                column: "MemberId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "MeetingPlans");

            migrationBuilder.DropTable(
                name: "MeetingPoints");

            migrationBuilder.DropTable(
                name: "MeetingCycles");
        }
    }
}
