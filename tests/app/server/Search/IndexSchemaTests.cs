using System.Text.Json;
using System.Text.Json.Nodes;
using App.Search;

namespace App.Tests.Search;

public sealed class IndexSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void The_schema_is_the_one_that_its_version_was_released_with()
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
    public void Nothing_is_searchable_filterable_or_given_out_that_no_question_needs()
    {
        Assert.Equal(["heading", "text", "title", "vector"], With("searchable"));
        Assert.Equal(["documentId", "groups", "length", "ordinal"], With("filterable"));
        Assert.Equal(["documentId", "indexedAt"], With("sortable"));
        Assert.Equal(["title"], With("facetable"));
        Assert.Equal(["key"], With("key"));
        var vector = Fields.Single(field => (string)field["name"]! == "vector");
        Assert.Equal((false, false, 1536), ((bool)vector["retrievable"]!, (bool)vector["stored"]!, (int)vector["dimensions"]!));
    }

    [Fact]
    public void What_is_stored_and_what_is_asked_for_are_fields()
    {
        var names = Fields.Select(field => (string)field["name"]!).ToHashSet();
        var stored = (JsonObject)JsonSerializer.SerializeToNode(new IndexedChunk())!;

        Assert.True(names.SetEquals(stored.Select(property => property.Key)));
        Assert.All(IndexedChunk.Given, name => Assert.Contains(name, names));
    }

    [Fact]
    public void An_index_as_it_should_be_has_no_differences() =>
        Assert.Empty(IndexSchema.Differences(IndexSchema.Definition("NAME", 1536, null), 1536));

    [Fact]
    public void A_missing_a_retyped_and_a_differently_used_field_are_each_told()
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
    public void A_key_encrypts_the_index_and_its_identity_is_named()
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
