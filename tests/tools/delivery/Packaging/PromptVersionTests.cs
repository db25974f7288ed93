using Delivery.Packaging;

namespace Delivery.Tests.Packaging;

/// <summary>The app's own tests expect the same version of the same text.</summary>
public sealed class PromptVersionTests
{
    [Theory]
    [InlineData("Answer from the sources.\nCite each one.", "3d818accff49")]
    [InlineData("Answer from the sources.\r\nCite each one.\r\n", "3d818accff49")]
    public void A_prompt_has_one_version_on_every_system(string text, string version) => Assert.Equal(version, PromptVersion.Of(text));

    [Fact]
    public void Another_text_has_another_version() => Assert.NotEqual(PromptVersion.Of("one"), PromptVersion.Of("two"));
}
