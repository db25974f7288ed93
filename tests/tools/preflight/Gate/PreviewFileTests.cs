using CommandLine;
using Preflight.Gate;
using static Preflight.Tests.Gate.Recorded;

namespace Preflight.Tests.Gate;

/// <summary>An incomplete preview is never read as a preview without changes.</summary>
public sealed class PreviewFileTests
{
    [Fact]
    public void A_truncated_file_is_rejected()
    {
        var text = Text("update").TrimEnd();

        Assert.All(Enumerable.Range(0, text.Length / 61), i =>
            Assert.Contains("is no preview of Pulumi's", Assert.Throws<Failure>(() => Read(text[..(i * 61)])).Message)
        );
    }

    /// <summary>Valid JSON with a missing step is the worst case.</summary>
    [Theory]
    [InlineData("delete-stateful", "delete")]
    [InlineData("update", "update")]
    [InlineData("create-only", "create")]
    [InlineData("delete-before-replace", "replace")]
    public void A_file_with_fewer_steps_than_its_summary_is_rejected(string name, string operation) =>
        Assert.Matches(
            $"its summary counts [0-9]+ to {operation} and it lists [0-9]+",
            Assert.Throws<Failure>(() => Edited(name, $"\"{operation}\": ", $"\"{operation}\": 9")).Message
        );

    [Theory]
    [InlineData("[]", "it holds no object")]
    [InlineData("{}", "it has no changeSummary")]
    [InlineData("null", "it holds no object")]
    [InlineData("Previewing update (prod)", "is an invalid start of a value")]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":[]}""", "it has no changeSummary")]
    [InlineData("""{"sequence":0,"timestamp":1,"preludeEvent":{"config":{}}}{"sequence":1}""", "is no preview of Pulumi's")]
    [InlineData("""{"changeSummary":{"same":"many"}}""", "is no preview of Pulumi's")]
    [InlineData(
        """{"changeSummary":{},"steps":[{"op":"destroy","urn":"urn:pulumi:s::p::t::n"}]}""",
        "the operation 'destroy', which is none of Pulumi's"
    )]
    [InlineData("""{"changeSummary":{},"steps":[{"op":"same","urn":"n"}]}""", "the URN 'n', which is none")]
    [InlineData(
        """{"changeSummary":{},"steps":[{"op":"same","urn":"urn:pulumi:s::p::t::n\n::error::n","oldState":"""
            + """{"type":"t"},"newState":{"type":"t"}}]}""",
        "the URN 'urn:pulumi:s::p::t::n\\n::error::n', which is none"
    )]
    [InlineData("""{"changeSummary":{},"steps":["same"]}""", "is no preview of Pulumi's")]
    [InlineData("""{"changeSummary":{},"steps":{"op":"delete"}}""", "its steps are no list")]
    [InlineData("""{"changeSummary":{},"diagnostics":{"severity":"error"}}""", "its diagnostics are no list")]
    [InlineData(
        """{"changeSummary":{"update":1},"steps":[{"op":"update","urn":"urn:pulumi:s::p::t::n","newState":{"type":"t"}}]}""",
        "the step to update n lacks its oldState"
    )]
    [InlineData(
        """{"changeSummary":{"delete":1},"steps":[{"op":"delete","urn":"urn:pulumi:s::p::t::n"}]}""",
        "the step to delete n lacks its oldState"
    )]
    [InlineData(
        """{"changeSummary":{},"steps":[{"op":"same","urn":"urn:pulumi:s::p::t::n","oldState":{"type":"t"},"newState":"""
            + """{"type":"t"}},{"op":"same","urn":"urn:pulumi:z::p::t::n","oldState":{"type":"t"},"newState":{"type":"t"}}]}""",
        "its steps are of 2 stacks"
    )]
    [InlineData("""{"changeSummary":{"same":1},"maybeCorrupt":true}""", "may be corrupt")]
    public void A_file_that_is_not_a_preview_is_rejected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<Failure>(() => Read(text)).Message);

    [Fact]
    public void A_failed_preview_is_rejected_with_its_errors()
    {
        var message = Assert.Throws<Failure>(() => Preview("failed")).Message;

        Assert.Contains("the preview failed, so that there is nothing to judge:\n  error: Running program", message);
        Assert.DoesNotContain("a thing is old", message);
    }

    [Fact]
    public void A_preview_without_changes_is_valid()
    {
        var preview = Preview("nothing-to-do");

        Assert.Empty(preview.Steps);
        Assert.Equal((131, false), (preview.Summary["same"], preview.ListsSame));
    }
}
