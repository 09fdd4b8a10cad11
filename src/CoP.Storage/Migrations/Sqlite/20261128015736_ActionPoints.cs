using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ActionPoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActionPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrganisationId = table.Column<long>(type: "INTEGER", nullable: true),
                    HandToId = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<string>(type: "TEXT", nullable: false),
                    Readers = table.Column<string>(type: "TEXT", nullable: false),
                    NeedsConfirmation = table.Column<bool>(type: "INTEGER", nullable: false),
                    GivenById = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BlockedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BlockedHelp = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BlockedQuestion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Moved = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PlannedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedStage = table.Column<int>(type: "INTEGER", nullable: true),
                    SnoozedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Nudged = table.Column<int>(type: "INTEGER", nullable: false),
                    ListedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Members_GivenById",
                        column: x => x.GivenById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Members_HandToId",
                        column: x => x.HandToId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActionHelper",
                columns: table => new
                {
                    ActionPointId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionHelper", x => new { x.ActionPointId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ActionHelper_ActionPoints_ActionPointId",
                        column: x => x.ActionPointId,
                        principalTable: "ActionPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ActionHelper_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ActionNote",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ActionPointId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionNote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionNote_ActionPoints_ActionPointId",
                        column: x => x.ActionPointId,
                        principalTable: "ActionPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ActionNote_Members_ById",
                        column: x => x.ById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionHelper_MemberId",
                table: "ActionHelper",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionNote_ActionPointId",
                table: "ActionNote",
                column: "ActionPointId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionNote_ById",
                table: "ActionNote",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_BlockedQuestion",
                table: "ActionPoints",
                column: "BlockedQuestion");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_GivenById",
                table: "ActionPoints",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_GroupId",
                table: "ActionPoints",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_HandToId",
                table: "ActionPoints",
                column: "HandToId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_OrganisationId",
                table: "ActionPoints",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_OwnerId",
                table: "ActionPoints",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_RemindAt",
                table: "ActionPoints",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_Source",
                table: "ActionPoints",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_State_DueAt",
                table: "ActionPoints",
                columns: new[] { "State", "DueAt" });

            // What was agreed at events goes on where it is told and followed up: with nobody named it is the organiser's.
            migrationBuilder.Sql("""
                INSERT INTO "ActionPoints" (
                    "Id", "Words", "Source", "OwnerId", "OrganisationId", "DueAt", "GroupId", "Priority", "Readers", "NeedsConfirmation", "GivenById", "CreatedAt", "State", "Moved",
                    "RemindAt", "Nudged", "ListedAt", "Revision")
                SELECT point."Id", point."Words", 'event:' || point."EventId",
                    COALESCE(point."MemberId", CASE WHEN point."OrganisationId" IS NULL THEN event."OrganiserId" END), point."OrganisationId", point."DueAt", event."GroupId",
                    'Normal', CASE WHEN event."GroupId" IS NULL THEN 'Members' ELSE 'Group' END, 0, event."OrganiserId", point."CreatedAt", 'Open', 0,
                    point."CreatedAt", 0, point."CreatedAt", point."Revision"
                FROM "EventActionPoints" AS point JOIN "Events" AS event ON event."Id" = point."EventId";

                UPDATE "ActionPoints" SET "Number" = (
                    SELECT COUNT(*) FROM "ActionPoints" AS other WHERE other."OwnerId" = "ActionPoints"."OwnerId" AND other."Id" <= "ActionPoints"."Id")
                WHERE "OwnerId" IS NOT NULL;
                """);

            migrationBuilder.DropTable(
                name: "EventActionPoints");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionHelper");

            migrationBuilder.DropTable(
                name: "ActionNote");

            migrationBuilder.DropTable(
                name: "ActionPoints");

            migrationBuilder.CreateTable(
                name: "EventActionPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrganisationId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventActionPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventActionPoints_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventActionPoints_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventActionPoints_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventActionPoints_EventId",
                table: "EventActionPoints",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_EventActionPoints_MemberId",
                table: "EventActionPoints",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_EventActionPoints_OrganisationId",
                table: "EventActionPoints",
                column: "OrganisationId");
        }
    }
}
