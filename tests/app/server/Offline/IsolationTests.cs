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
        ["no-groups/draft.md"] = ([], "# Vermilion draft\n\n## Vermilion\n\nThe vermilion draft is not finished."),
    };

    private static readonly Dictionary<string, string[]> Users = new()
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

    public static TheoryData<string> AllUsers => [.. Users.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(AllUsers))]
    public async Task Only_group_members_find_and_cite_a_document_or_see_its_title(string user)
    {
        using var app = App();
        var refusal = Answer(await AskAsync(app, user, "Who painted the ceiling of the chapel?"));
        Assert.StartsWith("I found nothing about this", refusal);

        foreach (var (id, (groups, text)) in Documents)
        {
            var mayRead = groups.Contains("everyone") || groups.Intersect(Users[user], StringComparer.OrdinalIgnoreCase).Any();
            var title = text.Split('\n')[0][2..];
            var found = await AskAsync(app, user, text.Split('\n')[^1]);

            Assert.Equal(mayRead, Citations(found).Contains(id));
            Assert.Equal(mayRead, string.Concat(found.Select(item => item.Data)).Contains(title));
            Assert.Equal(mayRead, refusal.Contains(title));
        }
    }

    [Fact]
    public async Task Unreadable_documents_do_not_change_the_results_of_a_caller()
    {
        using var full = App();
        var withSecrets = await AskAsync(full, "bob", "Does the canteen serve noodles for lunch, or Borealis?");
        foreach (var hidden in Documents.Where(document => document.Key.StartsWith("a/") || document.Key.StartsWith("no-groups/")))
            File.Delete(Path.Combine(folder, hidden.Key));
        using var without = App();
        var withoutSecrets = await AskAsync(without, "bob", "Does the canteen serve noodles for lunch, or Borealis?");

        Assert.NotEmpty(Citations(withSecrets));
        Assert.Equal(Answer(withoutSecrets), Answer(withSecrets));
        Assert.Equal(withoutSecrets[0].Data.GetProperty("citations").ToString(), withSecrets[0].Data.GetProperty("citations").ToString());
    }

    [Fact]
    public async Task An_unreadable_document_beside_the_bundled_ones_does_not_change_results()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            else
                File.Delete(entry);
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "knowledge"), "*", SearchOption.AllDirectories)
        )
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "knowledge"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var without = App();
        var bundled = await FoundAsync(without);
        File.WriteAllText(Path.Combine(folder, "board.md"), "# Board\n\n## Takeover\n\nThe chunk of the takeover costs a lot.");
        File.WriteAllText(
            Path.Combine(folder, "access.json"),
            """
            {
              "": { "groups": ["everyone"], "classification": "public" },
              "board.md": { "groups": ["group-a"], "classification": "internal" }
            }
            """
        );
        using var with = App();

        Assert.Equal(bundled, await FoundAsync(with));
        Assert.Contains("grounding-data.md#chunking", bundled);

        static async Task<string> FoundAsync(ChatApplication app)
        {
            var found = await AskAsync(app, "bob", "How big should the pieces of a text be?");
            return found[0].Data.GetProperty("citations").ToString();
        }
    }

    [Fact]
    public async Task Groups_not_verified_by_App_Service_give_no_access()
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

    private static async Task<IReadOnlyList<ServerSentEvent>> AskAsync(ChatApplication app, string user, string question)
    {
        var client = app.CreateClient();
        if (user != "anonymous")
            client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Header(user));
        return await ServerSentEvent.ReadAllAsync(await client.PostAsJsonAsync("/api/chat", ChatApplication.Question(question)));
    }

    private static string Header(string user)
    {
        object[] claims = [new { typ = "oid", val = user }, .. Users[user].Select(group => new { typ = "groups", val = group })];
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { claims })));
    }

    private static IEnumerable<string> Citations(IReadOnlyList<ServerSentEvent> events) =>
        events[0].Data.GetProperty("citations").EnumerateArray().Select(citation => citation.GetProperty("id").GetString()!.Split('#')[0]);

    private static string Answer(IEnumerable<ServerSentEvent> events) =>
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Text("text")));
}
