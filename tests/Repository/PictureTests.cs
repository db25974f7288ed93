using System.Text.Json;
using System.Xml.Linq;

namespace Repository.Tests;

public sealed class PictureTests
{
    private static readonly HashSet<string> Drawn = XDocument.Parse(Checkout.Read("docs/architecture.svg"))
        .Descendants()
        .Select(element => (string?)element.Attribute("data-types"))
        .OfType<string>()
        .SelectMany(types => types.Split(' '))
        .ToHashSet();

    private static readonly HashSet<string> Planned = JsonDocument.Parse(Checkout.Read("tests/Snapshots/dev.json"))
        .RootElement.GetProperty("resources").EnumerateArray()
        .Select(resource => resource.GetProperty("type").GetString()!)
        .Where(type => type.StartsWith("azure-native:"))
        .Select(type => type["azure-native:".Length..])
        .ToHashSet();

    /// <summary>Parts of a drawn resource, too small for a box of their own.</summary>
    private static readonly string[] Details =
    [
        "resources:ResourceGroup", "cognitiveservices:RaiPolicy", "storage:BlobServiceProperties", "storage:ManagementPolicy", "web:WebAppFtpAllowed", "web:WebAppScmAllowed",
    ];

    [Fact]
    public void Everything_the_picture_shows_is_planned() => Assert.Subset(Planned, Drawn);

    [Fact]
    public void Everything_planned_is_in_the_picture_or_a_detail_of_it() => Assert.Empty(Planned.Except(Drawn).Except(Details));
}
