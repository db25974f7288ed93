using System.Text.Json.Nodes;
using Ci.Tests.Running;

namespace Ci.Tests.Reporting;

/// <summary>A pull request and issues, stored by the stand-in for GitHub's CLI.</summary>
internal sealed class GitHub : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("github-");

    public JsonArray Comments => Kept("comments.json");

    public JsonArray Issues => Kept("issues.json");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Adds a comment of another author.</summary>
    public void AddComment(string body) =>
        File.WriteAllText(At("comments.json"), new JsonArray(new JsonObject { ["id"] = 1, ["body"] = body }).ToJsonString());

    public void AddIssue(string title, string body) =>
        File.WriteAllText(
            At("issues.json"),
            new JsonArray(
                new JsonObject
                {
                    ["number"] = 1,
                    ["title"] = title,
                    ["body"] = body,
                    ["state"] = "open",
                    ["author"] = new JsonObject { ["login"] = "mallory" },
                }
            ).ToJsonString()
        );

    /// <summary>The path of the page, the last argument of the scripts.</summary>
    public string Page => At("text.md");

    /// <summary>Sets the answer of the API to a path; null is 404.</summary>
    public void Answer(string path, string? json)
    {
        var file = At(Path.Combine("github", path.Replace('/', '.')));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (json is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, json);
        }
    }

    /// <param name="text">The content of the page.</param>
    public async Task<Result> RunAsync(string script, string[] arguments, string text)
    {
        await File.WriteAllTextAsync(Page, text);
        return await RunScriptAsync(script, [.. arguments, Page]);
    }

    public async Task<Result> RunScriptAsync(string script, params string[] arguments)
    {
        var command = new Command(_folder.FullName)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUD"] = _folder.FullName,
                ["GITHUB_REPOSITORY"] = "o/r",
            },
        };
        return await command.RunAsync(Checkout.At(".ci", script), arguments);
    }

    private JsonArray Kept(string name) => File.Exists(At(name)) ? JsonNode.Parse(File.ReadAllText(At(name)))!.AsArray() : [];

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
