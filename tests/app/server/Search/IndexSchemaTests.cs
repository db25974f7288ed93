using System.Text.Json;
using System.Text.Json.Nodes;
using App.Search;

namespace App.Tests.Search;

public sealed class IndexSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void The_schema_matches_the_released_schema_of_its_version()
    {
        var now = IndexSchema.Definition("NAME", 1536, null).ToJsonString(Indented);
        var snapshot = Path.Combine(AppContext.BaseDirectory, "Search", "Schemas", $"v{IndexSchema.Version}.json");

        Assert.True(File.Exists(snapshot), $"Add tests/app/server/Search/Schemas/v{IndexSchema.Version}.json:\n{now}");
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(snapshot)), JsonNode.Parse(now)),
            $"The schema changed under version {IndexSchema.Version}: "
                + $"raise IndexSchema.Version and add its snapshot, so that a new index is built. Now it is:\n{now}"
        );
    }

    [Fact]
    public void Fields_have_only_the_attributes_that_requests_need()
    {
        Assert.Equal(["heading", "koreanText", "text", "title", "vector"], With("searchable"));
        Assert.Equal(["documentId", "groups", "length", "ordinal"], With("filterable"));
        Assert.Equal(["documentId", "indexedAt"], With("sortable"));
        Assert.Equal(["title"], With("facetable"));
        Assert.Equal(["key"], With("key"));
        var vector = Fields.Single(field => (string)field["name"]! == "vector");
        Assert.Equal((false, false, 1536), ((bool)vector["retrievable"]!, (bool)vector["stored"]!, (int)vector["dimensions"]!));
    }

    [Fact]
    public void Every_stored_or_selected_property_is_a_field()
    {
        var names = Fields.Select(field => (string)field["name"]!).ToHashSet();
        var stored = (JsonObject)JsonSerializer.SerializeToNode(new IndexedChunk())!;

        Assert.True(names.SetEquals(stored.Select(property => property.Key)));
        Assert.All(IndexedChunk.Given, name => Assert.Contains(name, names));
    }

    [Fact]
    public void An_expected_index_has_no_differences() =>
        Assert.Empty(IndexSchema.Differences(IndexSchema.Definition("NAME", 1536, null), 1536));

    [Fact]
    public void Missing_retyped_and_reconfigured_fields_are_reported()
    {
        var actual = IndexSchema.Definition("NAME", 1536, null);
        var fields = actual["fields"]!.AsArray();
        fields.Remove(fields.Single(field => (string)field!["name"]! == "heading"));
        fields.Single(field => (string)field!["name"]! == "page")!["type"] = "Edm.String";
        fields.Single(field => (string)field!["name"]! == "groups")!["filterable"] = false;

        Assert.Equal(
            [
                "the field heading is missing",
                "type of the field page is Edm.String, not Edm.Int32",
                "dimensions of the field vector is 1536, not 3072",
                "filterable of the field groups is false, not true",
            ],
            IndexSchema.Differences(actual, 3072)
        );
    }

    [Fact]
    public void The_index_has_the_encryption_key_and_its_identity()
    {
        var key = IndexSchema.Definition("NAME", 64, new(new Uri("https://vault.example/"), "k", "7", "/subscriptions/s/id"))[
            "encryptionKey"
        ]!;

        Assert.Equal(
            ("https://vault.example/", "k", "7"),
            ((string)key["keyVaultUri"]!, (string)key["keyVaultKeyName"]!, (string)key["keyVaultKeyVersion"]!)
        );
        Assert.Equal("/subscriptions/s/id", (string)key["identity"]!["userAssignedIdentity"]!);
    }

    private static JsonObject[] Fields => [.. IndexSchema.Definition("NAME", 1536, null)["fields"]!.AsArray().Cast<JsonObject>()];

    private static IEnumerable<string> With(string attribute) =>
        Fields.Where(field => (bool)(field[attribute] ?? false)).Select(field => (string)field["name"]!).Order(StringComparer.Ordinal);
}
