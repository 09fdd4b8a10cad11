using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AskingBeforeSending : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "GoesOnDespiteRefusals",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "MayBeLate",
                table: "Announcements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NotAfter",
                table: "Announcements",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GoesOnDespiteRefusals",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "MayBeLate",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "NotAfter",
                table: "Announcements");
        }
    }
}
