using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddKnownContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "KnownContactSequence");

            migrationBuilder.CreateTable(
                name: "KnownContacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [KnownContactSequence]"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownContacts", x => x.Id);
                    table.CheckConstraint("CK_KnownContacts_Value", "TRIM(\"Value\") <> ''");
                    table.ForeignKey(
                        name: "FK_KnownContacts_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnownContacts_Kind_Value",
                table: "KnownContacts",
                columns: new[] { "Kind", "Value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnownContacts_MemberId",
                table: "KnownContacts",
                column: "MemberId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnownContacts");

            migrationBuilder.DropSequence(
                name: "KnownContactSequence");
        }
    }
}
