using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using App.Tests.History;

namespace App.Tests.Offline;

public sealed class IsolationTests : IDisposable
{
    private static readonly Dictionary<string, (string[] Groups, string Text)> Documents = new()
    {
        ["open.md"] = (["everyone"], "# Canteen menu\n\n## Lunch\n\nThe canteen serves noodles on Mondays. Lunch costs nine francs."),
        ["a/merger.md"] = (
            ["group-a"],
            "# Merger with Borealis\n\n## Borealis price\n\n"
                + "The Borealis takeover is priced at forty zorkmids. Noodles are served to Borealis."
        ),
        ["b/layoffs.md"] = (["group-b"], "# Closing of Plant Nine\n\n## Plant Nine\n\nPlant Nine is closed in the autumn."),
        ["ab/budget.md"] = (["group-a", "group-b"], "# Quixotic budget\n\n## Quixotic\n\nThe quixotic budget is halved."),
        ["nobody/draft.md"] = ([], "# Vermilion draft\n\n## Vermilion\n\nThe vermilion draft is not finished."),
    };

    private static readonly Dictionary<string, string[]> People = new()
    {
        ["anonymous"] = [],
        ["ann"] = ["group-a"],
        ["bob"] = ["GROUP-B"],
        ["cat"] = ["group-a", "group-b"],
        ["dan"] = [],
        ["eve"] = ["group-c", ""],
    };

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public IsolationTests()
    {
        foreach (var (id, document) in Documents)
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(id)!));
            File.WriteAllText(Path.Combine(folder, id), document.Text);
        }

        File.WriteAllText(
            Path.Combine(folder, "access.json"),
            JsonSerializer.Serialize(
                Documents.ToDictionary(
                    document => document.Key,
                    document => new { groups = document.Value.Groups, classification = "internal" }
                )
            )
        );
    }

    public static TheoryData<string> Everybody => [.. People.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Only_members_of_its_groups_find_cite_or_see_the_title_of_a_document(string person)
    {
        using var app = App();
        var refusal = Answer(await AskAsync(app, person, "Who painted the ceiling of the chapel?"));
        Assert.StartsWith("I found nothing about this", refusal);

        foreach (var (id, (groups, text)) in Documents)
        {
            var mayRead = groups.Contains("everyone") || groups.Intersect(People[person], StringComparer.OrdinalIgnoreCase).Any();
            var title = text.Split('\n')[0][2..];
            var found = await AskAsync(app, person, text.Split('\n')[^1]);

            Assert.Equal(mayRead, Citations(found).Contains(id));
            Assert.Equal(mayRead, string.Concat(found.Select(item => item.Data)).Contains(title));
            Assert.Equal(mayRead, refusal.Contains(title));
        }
    }

    [Fact]
    public async Task What_somebody_may_not_read_changes_nothing_in_what_they_see()
    {
        using var full = App();
        var withSecrets = await AskAsync(full, "bob", "Does the canteen serve noodles for Borealis, and at which lunch price?");
        foreach (var hidden in Documents.Where(document => document.Key.StartsWith("a/") || document.Key.StartsWith("nobody/")))
            File.Delete(Path.Combine(folder, hidden.Key));
        using var without = App();
        var withoutSecrets = await AskAsync(without, "bob", "Does the canteen serve noodles for Borealis, and at which lunch price?");

        Assert.NotEmpty(Citations(withSecrets));
        Assert.Equal(Answer(withoutSecrets), Answer(withSecrets));
        Assert.Equal(withoutSecrets[0].Data.GetProperty("citations").ToString(), withSecrets[0].Data.GetProperty("citations").ToString());
    }

    [Fact]
    public async Task Groups_that_nobody_vouches_for_open_nothing()
    {
        using var app = App(vouched: false);

        Assert.Empty(Citations(await AskAsync(app, "ann", "How is the Borealis takeover priced?")));
    }

    private ChatApplication App(bool vouched = true)
    {
        var app = new ChatApplication { Settings = { ["Knowledge:Folder"] = folder } };
        if (vouched)
            app.Settings["WEBSITE_AUTH_ENABLED"] = "true";
        return app;
    }

    private static async Task<IReadOnlyList<ServerSentEvent>> AskAsync(ChatApplication app, string person, string question)
    {
        var client = app.CreateClient();
        if (person != "anonymous")
            client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Header(person));
        return await ServerSentEvent.ReadAllAsync(await client.PostAsJsonAsync("/api/chat", ChatApplication.Question(question)));
    }

    private static string Header(string person)
    {
        object[] claims = [new { typ = "oid", val = person }, .. People[person].Select(group => new { typ = "groups", val = group })];
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { claims })));
    }

    private static IEnumerable<string> Citations(IReadOnlyList<ServerSentEvent> events) =>
        events[0].Data.GetProperty("citations").EnumerateArray().Select(citation => citation.GetProperty("id").GetString()!.Split('#')[0]);

    private static string Answer(IEnumerable<ServerSentEvent> events) =>
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Text("text")));
}
