using System.Globalization;
using System.Text.RegularExpressions;
using CommandLine;
using Google.Protobuf.Reflection;
using Pulumirpc;

namespace Preflight.Tests.PolicyPacks;

/// <summary>Names and field numbers of the protocol, against the code of the official SDK.</summary>
public sealed partial class ProtocolTests
{
    private const string Protocol = PolicyPackFactAttribute.Folder + "/node_modules/@pulumi/pulumi/proto";

    [PolicyPackFact]
    public void Each_message_has_the_fields_of_the_official_protocol_with_their_numbers()
    {
        var official = File.ReadAllText(Checkout.At(Protocol, "analyzer_pb.js")) + File.ReadAllText(Checkout.At(Protocol, "plugin_pb.js"));
        var theirs = Getter()
            .Matches(official)
            .GroupBy(match => match.Groups[1].Value)
            .ToDictionary(
                message => message.Key,
                message => message.Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)).ToHashSet()
            );
        var ours = AnalyzerReflection.Descriptor.MessageTypes.SelectMany(WithNested).ToList();

        Assert.True(ours.Count > 20);
        Assert.All(ours, message =>
        {
            var numbers = message.Fields.InDeclarationOrder().Select(field => field.FieldNumber).ToHashSet();
            var known = theirs.GetValueOrDefault(Name(message), []);
            Assert.True(numbers.SetEquals(known), $"{Name(message)}: {string.Join(", ", numbers)} but {string.Join(", ", known)}");
        });
    }

    [PolicyPackFact]
    public void The_service_has_the_nine_calls_of_the_official_protocol()
    {
        var official = File.ReadAllText(Checkout.At(Protocol, "analyzer_grpc_pb.js"));

        var calls = Path().Matches(official).Select(match => match.Groups[1].Value).Order().ToList();

        Assert.Equal(9, calls.Count);
        Assert.Equal(calls, Analyzer.Descriptor.Methods.Select(method => method.Name).Order());
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.Where(nested => nested.GetOptions()?.MapEntry != true).SelectMany(WithNested).Prepend(message);

    private static string Name(MessageDescriptor message) => message.FullName["pulumirpc.".Length..];

    [GeneratedRegex(
        @"^proto\.pulumirpc\.([\w.]+)\.prototype\.get\w+ = function\([^)]*\) \{[\s\S]*?this, (?:[a-zA-Z][\w.]*, )?(\d+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Getter();

    [GeneratedRegex(@"path: '/pulumirpc\.Analyzer/(\w+)'")]
    private static partial Regex Path();
}
