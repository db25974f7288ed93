using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Infra.Components.Ai;

/// <summary>A policy in the form in which API Management shows it; a refresh would report another as a change.</summary>
internal static class PolicyText
{
    public static string Of(XElement policies)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            IndentChars = "\t",
            NewLineChars = "\r\n",
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            policies.Save(writer);
        }

        return text.ToString();
    }
}
